class Doorman:
    """Stands at the door, and lets everybody in."""

    def __init__(self, get_response):
        self.get_response = get_response
        print("The doorman takes his place.")

    def __call__(self, request):
        return self.get_response(request)
