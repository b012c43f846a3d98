<?php
/**
 * One cart becomes one order, even after a crash and however often the customer clicks "place order".
 *
 * WooCommerce saves an order and empties the cart in two steps. If the server or the database fails in between, the
 * order exists and the cart is still full, so the next click would place a second order. To prevent that, the order's
 * number is saved in the session before payment; a checkout of a cart whose order has been placed returns that order.
 * Emptying the cart removes the number in the same write, so buying the same products again is a new order.
 *
 * Concurrent checkouts of the same cart run one after the other.
 */
defined( 'ABSPATH' ) || exit;

/** Statuses of a placed order. An order that waits for payment is found again by WooCommerce itself. */
const URUMI_PLACED_STATUSES = array( 'processing', 'on-hold', 'completed' );

/**
 * The owner of the cart of the request, from the cart token or the session cookie. Both are signed: a forged one, which
 * could name another customer, is ignored.
 */
function urumi_cart_owner(): ?string {
	if ( ! class_exists( Automattic\WooCommerce\StoreApi\Utilities\CartTokenUtils::class ) || ! class_exists( 'WC_Session_Handler' ) ) {
		return null;
	}
	$token = sanitize_text_field( wp_unslash( (string) ( $_SERVER['HTTP_CART_TOKEN'] ?? '' ) ) );
	if ( '' !== $token && Automattic\WooCommerce\StoreApi\Utilities\CartTokenUtils::validate_cart_token( $token ) ) {
		$owner = (string) Automattic\WooCommerce\StoreApi\Utilities\CartTokenUtils::get_cart_token_payload( $token )['user_id'];
		if ( '' !== $owner ) {
			return $owner;
		}
	}
	$cookie = ( new WC_Session_Handler() )->get_session_cookie();
	return $cookie ? (string) $cookie[0] : null;
}

/** Returns the order that was already placed from this session's cart, if any. */
function urumi_order_of_this_cart(): ?WC_Order {
	if ( ! function_exists( 'WC' ) || ! WC()->session || ! WC()->cart ) {
		return null;
	}
	$placed = WC()->session->get( 'urumi_placed' );
	$order  = $placed ? wc_get_order( $placed['order'] ) : null;
	if ( ! $order instanceof WC_Order || ! $order->has_status( URUMI_PLACED_STATUSES ) ) {
		return null;
	}
	// The cart is empty, but the response to the last order may not have reached the customer.
	if ( WC()->cart->is_empty() ) {
		return $placed['at'] > time() - HOUR_IN_SECONDS ? $order : null;
	}
	$pointer = (int) ( WC()->session->get( 'store_api_draft_order' ) ?: WC()->session->get( 'order_awaiting_payment' ) );
	return $order->get_id() === $pointer && $order->has_cart_hash( WC()->cart->get_cart_hash() ) ? $order : null;
}

function urumi_remember( WC_Order $order, string $pointer ): void {
	WC()->session->set( $pointer, $order->get_id() );
	WC()->session->set( 'urumi_placed', array( 'order' => $order->get_id(), 'at' => time() ) );
	WC()->session->save_data();
}

// ------------------------------------------------------------------ block checkout
foreach ( array( 'woocommerce_store_api_checkout_order_created', 'woocommerce_store_api_checkout_order_processed' ) as $urumi_hook ) {
	add_action( $urumi_hook, static fn( $order ) => urumi_remember( $order, 'store_api_draft_order' ) );
}
unset( $urumi_hook );

add_action(
	'woocommerce_store_api_checkout_update_customer_from_request',
	static function ( $customer, $request ) {
		if ( 'POST' === $request->get_method() && urumi_order_of_this_cart() ) {
			throw new Automattic\WooCommerce\StoreApi\Exceptions\RouteException( 'urumi_order_placed', 'This cart has been ordered already.', 409 );
		}
	},
	10,
	2
);

add_filter(
	'rest_request_after_callbacks',
	static function ( $response, $handler, $request ) {
		if ( 'POST' !== $request->get_method() || ! preg_match( '#^/wc/store(/v1)?/checkout$#', $request->get_route() ) || ! $response instanceof WP_REST_Response ) {
			return $response;
		}
		if ( ! in_array( $response->get_data()['code'] ?? '', array( 'urumi_order_placed', 'woocommerce_rest_cart_empty' ), true ) ) {
			return $response;
		}
		$order = urumi_order_of_this_cart();
		if ( ! $order ) {
			return $response;
		}
		WC()->cart->empty_cart();
		$result = new Automattic\WooCommerce\StoreApi\Payments\PaymentResult( 'success' );
		$result->set_redirect_url( $order->get_checkout_order_received_url() );
		$schemas = Automattic\WooCommerce\StoreApi\StoreApi::container()->get( Automattic\WooCommerce\StoreApi\SchemaController::class );
		$schema  = $schemas->get( 'checkout' );
		$response->set_data( $schema->get_item_response( (object) array( 'order' => $order, 'payment_result' => $result ) ) );
		$response->set_status( 200 );
		return $response;
	},
	10,
	3
);

// ------------------------------------------------------------------ shortcode checkout
add_action( 'woocommerce_checkout_order_processed', static fn( $id, $posted, $order ) => urumi_remember( $order, 'order_awaiting_payment' ), 10, 3 );

add_action(
	'woocommerce_before_checkout_process',
	static function () {
		$order = urumi_order_of_this_cart();
		if ( $order ) {
			WC()->cart->empty_cart();
			wp_send_json( array( 'result' => 'success', 'redirect' => $order->get_checkout_order_received_url() ) );
		}
	}
);

// ------------------------------------------------------------------ concurrent checkouts of one cart
add_action(
	'plugins_loaded',
	static function () {
		$path = (string) wp_parse_url( $_SERVER['REQUEST_URI'] ?? '', PHP_URL_PATH );
		if ( 'POST' !== ( $_SERVER['REQUEST_METHOD'] ?? '' ) || ! ( preg_match( '#/wc/store(/v1)?/checkout/?$#', $path ) || 'checkout' === ( $_GET['wc-ajax'] ?? '' ) ) ) {
			return;
		}
		$owner = urumi_cart_owner();
		if ( null === $owner ) {
			return;
		}
		// The lock is released when the connection ends, after the session has been saved.
		global $wpdb;
		if ( '1' !== $wpdb->get_var( $wpdb->prepare( 'SELECT GET_LOCK(%s, 20)', 'urumi-checkout-' . substr( hash( 'sha256', $owner ), 0, 40 ) ) ) ) {
			header( 'Retry-After: 2' );
			wp_die( 'An order for this cart is in progress.', '', array( 'response' => 503 ) );
		}
	},
	1
);
