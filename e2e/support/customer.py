"""A customer of a store, over WooCommerce's Store API."""
ADDRESS = {"first_name": "Ada", "last_name": "Example", "company": "", "address_1": "Example Street 1", "address_2": "", "city": "Berlin",
           "state": "", "postcode": "10115", "country": "DE", "phone": "030000000"}
BILLING = {**ADDRESS, "email": "ada@example.com"}
API = "/wp-json/wc/store/v1"


class Customer:
    """The cart token identifies the cart. Filling the cart again after an order keeps the token."""

    def __init__(self, store):
        self.store = store
        self.token = None

    def call(self, method, path, body=None):
        headers = {"Cart-Token": self.token} if self.token else {}
        return self.store.request(API + path, method, json=body, headers=headers, timeout=30)

    def call_successfully(self, method, path, body=None):
        response = self.call(method, path, body)
        response.raise_for_status()
        return response

    def fill_cart(self):
        product = self.call_successfully("GET", "/products?per_page=1").json()[0]["id"]
        if self.token is None:
            self.token = self.call_successfully("GET", "/cart").headers["Cart-Token"]
        self.call_successfully("POST", "/cart/add-item", {"id": product, "quantity": 1})
        self.call_successfully("POST", "/cart/update-customer", {"billing_address": BILLING, "shipping_address": ADDRESS})

    def items_in_cart(self):
        return self.call_successfully("GET", "/cart").json()["items_count"]

    def check_out(self, note=""):
        return self.call("POST", "/checkout", {"billing_address": BILLING, "shipping_address": ADDRESS, "payment_method": "cod", "customer_note": note})

    def order(self):
        """Checks out. Returns the number of the order, or the error code of the response."""
        answer = self.check_out().json()
        succeeded = answer.get("payment_result", {}).get("payment_status") == "success"
        return answer["order_id"] if succeeded else answer.get("code")
