"""The speaker in the browser: the same speaker as in the terminal, on one page of this machine."""
