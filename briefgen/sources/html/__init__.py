"""Pages and pieces of HTML: what they hold becomes blocks, what they state becomes fields."""
