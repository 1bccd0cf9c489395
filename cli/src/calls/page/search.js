"use strict";
// What is searched for stands in the address's fragment, so that a search, or one call, can be linked to: #mseal, #EFAULT.
const search = document.getElementById("search");
const found = document.getElementById("found");
const entries = Array.from(document.querySelectorAll("details"), entry => ({
    entry, name: entry.id.toLowerCase(), text: entry.textContent.toLowerCase(),
}));

function show() {
    const words = search.value.toLowerCase().split(/\s+/).filter(word => word);
    let count = 0;
    for (const { entry, name, text } of entries) {
        entry.hidden = !words.every(word => text.includes(word));
        entry.open = words.length === 1 && name === words[0];
        count += entry.hidden ? 0 : 1;
    }
    // The call of that very name comes first.
    for (const { entry } of entries) entry.parentNode.append(entry);
    const exact = entries.find(({ entry }) => entry.open);
    if (exact) exact.entry.parentNode.prepend(exact.entry);
    found.textContent = words.length ? `${count} of ${entries.length} calls` : "";
}

function takeFragment() {
    let text = location.hash.slice(1);
    try { text = decodeURIComponent(text); } catch { /* a % that encodes nothing stands for itself */ }
    if (search.value !== text) search.value = text;
    show();
}

search.addEventListener("input", () => {
    history.replaceState(null, "", "#" + encodeURIComponent(search.value));
    show();
});
addEventListener("hashchange", takeFragment);
takeFragment();
