"""บัญชีรถ: the list, each vehicle's page and papers, the drivers."""
