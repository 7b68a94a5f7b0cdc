"""The conversation as a state machine: what was asked, where a remark falls, what is kept."""
