"""What is imported is imported once in each process."""

runs = 0
