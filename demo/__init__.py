"""Demo data: towns, people and two years of letters, made by running the product's commands."""
