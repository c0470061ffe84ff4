"""The knowledge as data: cues, verbs, groups, topics and boilerplate, with examples."""
