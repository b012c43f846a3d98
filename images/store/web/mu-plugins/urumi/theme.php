<?php
// Customers' browsers speak to the shop only: the theme's fonts would come from somebody else.
defined( 'ABSPATH' ) || exit;

foreach ( array( 'wp_enqueue_scripts', 'enqueue_block_assets' ) as $urumi_hook ) {
	add_action(
		$urumi_hook,
		static function () {
			wp_dequeue_style( 'storefront-fonts' );
			wp_dequeue_style( 'source-sans-pro' );
		},
		100
	);
}
unset( $urumi_hook );
