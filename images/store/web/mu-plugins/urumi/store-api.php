<?php
// Limits the requests to WooCommerce's Store API: 100 within ten seconds for each cart, and for all requests of an address
// without a cart. Customers who have a cart are therefore not limited by others behind the same address.
defined( 'ABSPATH' ) || exit;

add_filter(
	'woocommerce_store_api_rate_limit_options',
	static fn( $options ) => array_merge(
		(array) $options,
		array(
			'enabled' => true,
			'limit'   => 100,
			'seconds' => 10,
		)
	),
	0
);

add_filter(
	'woocommerce_store_api_rate_limit_id',
	static function ( $id ) {
		$owner = is_user_logged_in() ? null : urumi_cart_owner();
		return null === $owner ? $id : 'cart_' . substr( hash( 'sha256', $owner ), 0, 40 );
	}
);
