<?php
// Limits the requests to WooCommerce's Store API: 100 within ten seconds for each cart and each customer who has signed in,
// and for all other requests of an address. Customers are therefore not limited by others behind the same address.
//
// Every client gets as many carts as it asks for, so the carts and customers of one address have a limit together: ten times
// that of one. It is more than a store can answer, so it does not limit customers who share an address.
defined( 'ABSPATH' ) || exit;

use Automattic\WooCommerce\StoreApi\Utilities\RateLimits;

const URUMI_STORE_API_LIMIT             = 100;
const URUMI_STORE_API_LIMIT_OF_ADDRESS  = 1000;

add_filter(
	'woocommerce_store_api_rate_limit_options',
	static fn( $options ) => array_merge(
		(array) $options,
		array(
			'enabled' => true,
			'limit'   => URUMI_STORE_API_LIMIT,
			'seconds' => 10,
		)
	),
	0
);

/**
 * Counts a request against the limit that the carts and customers of its address have together. Returns whether that was
 * used up before.
 */
function urumi_store_api_address_is_exhausted( string $id ): bool {
	$limit = static fn( $options ) => array_merge( (array) $options, array( 'limit' => URUMI_STORE_API_LIMIT_OF_ADDRESS, 'seconds' => 10 ) );
	add_filter( 'woocommerce_store_api_rate_limit_options', $limit, PHP_INT_MAX );
	try {
		// The prefix that WooCommerce adds to the id.
		$exhausted = false !== RateLimits::is_exceeded_retry_after( "store_api_request_$id" );
		$exhausted || RateLimits::update_rate_limit( "store_api_request_$id" );
		return $exhausted;
	} finally {
		remove_filter( 'woocommerce_store_api_rate_limit_options', $limit, PHP_INT_MAX );
	}
}

add_filter(
	'woocommerce_store_api_rate_limit_id',
	static function ( $id ) {
		$owner = is_user_logged_in() ? null : urumi_cart_owner();
		if ( null === $owner && ! is_user_logged_in() ) {
			return $id;
		}
		$address = 'carts_' . substr( hash( 'sha256', urumi_client_address() ), 0, 40 );
		// WooCommerce refuses a request with the id of a limit that is used up.
		if ( urumi_store_api_address_is_exhausted( $address ) ) {
			return $address;
		}
		return null === $owner ? $id : 'cart_' . substr( hash( 'sha256', $owner ), 0, 40 );
	}
);
