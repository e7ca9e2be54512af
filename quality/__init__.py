"""How good the analysis is: annotated stories, a scorer, and a gate that no figure may fall through."""
