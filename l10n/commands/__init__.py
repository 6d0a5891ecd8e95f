"""What each command does to a project: the pipeline's functions, applied to the workspace's files."""
