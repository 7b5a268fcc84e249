"""Facts and mentions of a reading into events, projects and sectors."""
