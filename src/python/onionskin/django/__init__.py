"""Django as it runs: its middleware, hooks and views as layers, its queries and signals, its start. Begin with `places.py`, which names the code of
Django's that is looked at, and `steps.py`, what it means when that code begins and ends. Nothing here imports Django but `database.py`, in a
project that has done so already."""
