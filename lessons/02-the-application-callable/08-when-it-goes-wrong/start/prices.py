PRICES = {"onion": 2, "leek": 3, "shallot": 5}
