<?php
/**
 * One cart becomes one order, whatever dies meanwhile and however often a customer asks.
 *
 * WooCommerce writes an order and empties the cart in two steps. When the server or the database dies between them, the
 * order is there and the cart still full, and the next click on "place order" would order a second time. So the session
 * learns of the order before it is paid for; a cart that still points to an order that was taken gets that order as its
 * answer. Emptying the cart takes the pointer away in the same write: buying the same again is a new order.
 *
 * Two clicks at the same time wait for each other.
 */
defined( 'ABSPATH' ) || exit;

/** What says that an order was taken; one that waits for a payment is found again by WooCommerce itself. */
const URUMI_TAKEN = array( 'processing', 'on-hold', 'completed' );

/** The order that this session's cart has become already, if there is one. */
function urumi_order_of_this_cart(): ?WC_Order {
	if ( ! function_exists( 'WC' ) || ! WC()->session || ! WC()->cart ) {
		return null;
	}
	$placed = WC()->session->get( 'urumi_placed' );
	$order  = $placed ? wc_get_order( $placed['order'] ) : null;
	if ( ! $order instanceof WC_Order || ! $order->has_status( URUMI_TAKEN ) ) {
		return null;
	}
	// An empty cart: the answer of the last order did not arrive.
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

// ------------------------------------------------------------------ the checkout of blocks
foreach ( array( 'woocommerce_store_api_checkout_order_created', 'woocommerce_store_api_checkout_order_processed' ) as $urumi_hook ) {
	add_action( $urumi_hook, static fn( $order ) => urumi_remember( $order, 'store_api_draft_order' ) );
}
unset( $urumi_hook );

add_action(
	'woocommerce_store_api_checkout_update_customer_from_request',
	static function ( $customer, $request ) {
		if ( 'POST' === $request->get_method() && urumi_order_of_this_cart() ) {
			throw new Automattic\WooCommerce\StoreApi\Exceptions\RouteException( 'urumi_order_taken', 'This cart has been ordered already.', 409 );
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
		if ( ! in_array( $response->get_data()['code'] ?? '', array( 'urumi_order_taken', 'woocommerce_rest_cart_empty' ), true ) ) {
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

// ------------------------------------------------------------------ the checkout by shortcode
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

// ------------------------------------------------------------------ two at the same time
add_action(
	'plugins_loaded',
	static function () {
		$path = (string) wp_parse_url( $_SERVER['REQUEST_URI'] ?? '', PHP_URL_PATH );
		if ( 'POST' !== ( $_SERVER['REQUEST_METHOD'] ?? '' ) || ! ( preg_match( '#/wc/store(/v1)?/checkout/?$#', $path ) || 'checkout' === ( $_GET['wc-ajax'] ?? '' ) ) ) {
			return;
		}
		// Whose cart it is: the claim of the token, which every answer signs anew, or the session's cookie.
		$claims = json_decode( (string) base64_decode( strtr( explode( '.', (string) ( $_SERVER['HTTP_CART_TOKEN'] ?? '' ) )[1] ?? '', '-_', '+/' ) ), true );
		$whose  = $claims['user_id'] ?? explode( '|', (string) ( $_COOKIE[ 'wp_woocommerce_session_' . COOKIEHASH ] ?? '' ) )[0];
		if ( ! is_scalar( $whose ) || '' === (string) $whose ) {
			return;
		}
		// Given back by the end of the connection, after the session was written.
		global $wpdb;
		if ( '1' !== $wpdb->get_var( $wpdb->prepare( 'SELECT GET_LOCK(%s, 20)', 'urumi-checkout-' . substr( hash( 'sha256', (string) $whose ), 0, 40 ) ) ) ) {
			header( 'Retry-After: 2' );
			wp_die( 'This cart is being ordered at this moment.', '', array( 'response' => 503 ) );
		}
	},
	1
);
