"""The recorder on a person's own machine: `python -m onionskin app:application --get /path` writes a recording that the page opens.

Begin with `command.py`. To have been imported is how the rest of the package knows where it is (at_home.py).
"""
