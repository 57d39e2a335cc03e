"""How much of one recording is kept. Whatever is left out is said in a `cut` event."""

#: Bytes of one block (a chunk of the body, a flush to the client), and of all blocks together.
BLOCK_BYTES = 1024 * 1024
ALL_BYTES = 2 * 1024 * 1024
#: Characters of what was printed.
PRINTED = 256 * 1024
#: `open`, `line` and `leave` events. Afterwards every line is told once more and then no more: an endless loop still shows where it is.
LINES = 6_000
#: Those among them of frameworks and of the standard library, when they are asked for: the user's own always have room.
LIBRARY_LINES = 4_000
#: Calls of the user's functions that are looked at; then those that take no part in WSGI are left alone, so that long work stays fast.
CALLS = 6_000
#: Calls of C functions without interest; then the places that make them are left alone.
DULL_CALLS = 2_000
#: The same for one place that makes calls, and for one function that takes arguments like an application.
DULL_STEPS = 1_000
#: In a process with Django: calls of a library's function that takes arguments like an application, until it is left alone for good.
DULL_MISSES = 30
#: Levels of recursion that are left alone: from so many below the program's limit on, nothing is recorded until it has come back.
HEADROOM = 40
#: Calls of the user's functions after which that is looked at again.
CALLS_PER_LOOK = 4
#: All other events.
EVENTS = 20_000
#: Items of a returned list that are told with the `return`; a longer list is only counted.
HELD_ITEMS = 200
#: Environs that are looked at when somebody else begins to act; of later ones no more is told than how they look at a call and a return.
ENVIRONS = 64
#: Modules of the project whose globals are told, and globals of each.
MODULES = 32
GLOBALS = 64
#: How often it is told that they have changed; what changes later is told at the end.
GLOBAL_LOOKS = 500

#: Characters of a preview, items of a container in it, and how deep it looks.
PREVIEW_TEXT = 300
PREVIEW_ITEMS = 12
PREVIEW_DEPTH = 3
#: Characters of a str in environ or in a header: they are looked at whole.
WHOLE_TEXT = 8192

#: Events posted before the program goes on, and lines that are told again; then they are posted in batches of at most so many milliseconds.
POSTED_AT_ONCE = 2_000
LINES_POSTED_AT_ONCE = 500
BATCH_MILLISECONDS = 5.0
