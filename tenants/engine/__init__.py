"""How tenants are made, changed and moved: cells, the template, opening, rolling out."""
