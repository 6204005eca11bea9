;; The inner loop of looking through a long log: goes through four parts of some bytes in turn, by a table of rows (see byte-table.ts).
;; One part alone would only wait for memory. It is no JavaScript because that would read the first tenths of a second of every log in slow
;; code: an engine compiles a loop well only once it has run for a while.
;;
;; For each part there are four numbers in memory, 16 bytes, from 0 on:
;;   +0  address of the byte where the part is, and after `run` where it stopped
;;   +4  row of the state there
;;   +8  address where the part ends
;;   +12 address where the next line end is written, as the address of the byte behind it
;; Behind them, from 64 on, stands for each byte its column in the table.
(module
  (import "host" "memory" (memory 1))
  ;; What an event means, other than the end of a line: takes the address of the part's numbers, that of the byte and the row; gives the
  ;; next row, and writes to +0 where to go on.
  (import "host" "event" (func $event (param $part i32) (param $at i32) (param $row i32) (result i32)))

  (func $step (param $part i32) (param $at i32) (param $row i32) (result i32)
    (local $byte i32)
    (local $next i32)
    (local $lines i32)
    (local.set $byte (i32.load8_u (local.get $at)))
    (local.set $next (i32.load8_u offset=1 (local.get $at)))
    ;; The most frequent of what only looks like an escape: a backslash before a quote, and & before a capital.
    (if (i32.or
          (i32.and (i32.eq (local.get $byte) (i32.const 92)) (i32.eq (local.get $next) (i32.const 34)))
          (i32.and (i32.eq (local.get $byte) (i32.const 38)) (i32.lt_u (i32.sub (local.get $next) (i32.const 65)) (i32.const 26))))
      (then
        (i32.store (local.get $part) (i32.add (local.get $at) (i32.const 1)))
        (return (local.get $row))))
    (if (i32.eqz (i32.or (i32.eq (local.get $byte) (i32.const 10)) (i32.eq (local.get $byte) (i32.const 13))))
      (then (return (call $event (local.get $part) (local.get $at) (local.get $row)))))
    (local.set $at (i32.add (local.get $at) (i32.const 1)))
    (i32.store (local.get $part) (local.get $at))
    ;; After a carriage return and before a line feed the line has not ended yet.
    (if (i32.or (i32.eq (local.get $byte) (i32.const 10)) (i32.ne (local.get $next) (i32.const 10)))
      (then
        (local.set $lines (i32.load offset=12 (local.get $part)))
        (i32.store (local.get $lines) (local.get $at))
        (i32.store offset=12 (local.get $part) (i32.add (local.get $lines) (i32.const 4)))))
    (local.get $row))

  ;; Until the first part has reached its end.
  (func (export "run") (param $table i32)
    (local $at0 i32) (local $at1 i32) (local $at2 i32) (local $at3 i32)
    (local $row0 i32) (local $row1 i32) (local $row2 i32) (local $row3 i32)
    (local $entry0 i32) (local $entry1 i32) (local $entry2 i32) (local $entry3 i32)
    (local $left i32) (local $other i32)
    (local.set $at0 (i32.load offset=0 (i32.const 0)))
    (local.set $at1 (i32.load offset=16 (i32.const 0)))
    (local.set $at2 (i32.load offset=32 (i32.const 0)))
    (local.set $at3 (i32.load offset=48 (i32.const 0)))
    (local.set $row0 (i32.load offset=4 (i32.const 0)))
    (local.set $row1 (i32.load offset=20 (i32.const 0)))
    (local.set $row2 (i32.load offset=36 (i32.const 0)))
    (local.set $row3 (i32.load offset=52 (i32.const 0)))
    (block $done
      (loop $measure
        ;; $left = bytes until the first part ends
        (local.set $left (i32.sub (i32.load offset=8 (i32.const 0)) (local.get $at0)))
        (local.set $other (i32.sub (i32.load offset=24 (i32.const 0)) (local.get $at1)))
        (local.set $left (select (local.get $other) (local.get $left) (i32.lt_s (local.get $other) (local.get $left))))
        (local.set $other (i32.sub (i32.load offset=40 (i32.const 0)) (local.get $at2)))
        (local.set $left (select (local.get $other) (local.get $left) (i32.lt_s (local.get $other) (local.get $left))))
        (local.set $other (i32.sub (i32.load offset=56 (i32.const 0)) (local.get $at3)))
        (local.set $left (select (local.get $other) (local.get $left) (i32.lt_s (local.get $other) (local.get $left))))
        (br_if $done (i32.le_s (local.get $left) (i32.const 0)))
        (loop $byte
          (local.set $entry0 (i32.load (i32.add (local.get $table) (i32.shl (i32.add (local.get $row0) (i32.load8_u offset=64 (i32.load8_u (local.get $at0)))) (i32.const 2)))))
          (local.set $entry1 (i32.load (i32.add (local.get $table) (i32.shl (i32.add (local.get $row1) (i32.load8_u offset=64 (i32.load8_u (local.get $at1)))) (i32.const 2)))))
          (local.set $entry2 (i32.load (i32.add (local.get $table) (i32.shl (i32.add (local.get $row2) (i32.load8_u offset=64 (i32.load8_u (local.get $at2)))) (i32.const 2)))))
          (local.set $entry3 (i32.load (i32.add (local.get $table) (i32.shl (i32.add (local.get $row3) (i32.load8_u offset=64 (i32.load8_u (local.get $at3)))) (i32.const 2)))))
          (if (i32.ge_s (i32.or (i32.or (local.get $entry0) (local.get $entry1)) (i32.or (local.get $entry2) (local.get $entry3))) (i32.const 0))
            (then
              (local.set $row0 (local.get $entry0))
              (local.set $row1 (local.get $entry1))
              (local.set $row2 (local.get $entry2))
              (local.set $row3 (local.get $entry3))
              (local.set $at0 (i32.add (local.get $at0) (i32.const 1)))
              (local.set $at1 (i32.add (local.get $at1) (i32.const 1)))
              (local.set $at2 (i32.add (local.get $at2) (i32.const 1)))
              (local.set $at3 (i32.add (local.get $at3) (i32.const 1)))
              (br_if $byte (local.tee $left (i32.sub (local.get $left) (i32.const 1))))
              (br $done)))
          ;; One of them at least is an event.
          (if (i32.ge_s (local.get $entry0) (i32.const 0))
            (then (local.set $row0 (local.get $entry0)) (local.set $at0 (i32.add (local.get $at0) (i32.const 1))))
            (else (local.set $row0 (call $step (i32.const 0) (local.get $at0) (local.get $row0))) (local.set $at0 (i32.load offset=0 (i32.const 0)))))
          (if (i32.ge_s (local.get $entry1) (i32.const 0))
            (then (local.set $row1 (local.get $entry1)) (local.set $at1 (i32.add (local.get $at1) (i32.const 1))))
            (else (local.set $row1 (call $step (i32.const 16) (local.get $at1) (local.get $row1))) (local.set $at1 (i32.load offset=16 (i32.const 0)))))
          (if (i32.ge_s (local.get $entry2) (i32.const 0))
            (then (local.set $row2 (local.get $entry2)) (local.set $at2 (i32.add (local.get $at2) (i32.const 1))))
            (else (local.set $row2 (call $step (i32.const 32) (local.get $at2) (local.get $row2))) (local.set $at2 (i32.load offset=32 (i32.const 0)))))
          (if (i32.ge_s (local.get $entry3) (i32.const 0))
            (then (local.set $row3 (local.get $entry3)) (local.set $at3 (i32.add (local.get $at3) (i32.const 1))))
            (else (local.set $row3 (call $step (i32.const 48) (local.get $at3) (local.get $row3))) (local.set $at3 (i32.load offset=48 (i32.const 0)))))
          (br $measure))))
    (i32.store offset=0 (i32.const 0) (local.get $at0))
    (i32.store offset=16 (i32.const 0) (local.get $at1))
    (i32.store offset=32 (i32.const 0) (local.get $at2))
    (i32.store offset=48 (i32.const 0) (local.get $at3))
    (i32.store offset=4 (i32.const 0) (local.get $row0))
    (i32.store offset=20 (i32.const 0) (local.get $row1))
    (i32.store offset=36 (i32.const 0) (local.get $row2))
    (i32.store offset=52 (i32.const 0) (local.get $row3))))
