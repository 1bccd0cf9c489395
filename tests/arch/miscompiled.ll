; The word before the first 5. At its loop's end LLVM 14 to 23 put a copy between the comparison and the branch for m68k,
; where a move sets the condition codes: so the loop ends where the copied value is 0.
target triple = "m68k-unknown-linux-gnu"

define i32 @before_five(ptr %words) {
start:
  br label %loop
loop:
  %before = phi i32 [ 7, %start ], [ %word, %loop ]
  %at = phi ptr [ %words, %start ], [ %next, %loop ]
  %word = load i32, ptr %at, align 2
  %next = getelementptr i32, ptr %at, i32 1
  %found = icmp eq i32 %word, 5
  br i1 %found, label %end, label %loop
end:
  ret i32 %before
}
