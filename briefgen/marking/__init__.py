"""Who may see a document: the labels of marking schemes, and which one a brief bears. Nothing is ever guessed."""
