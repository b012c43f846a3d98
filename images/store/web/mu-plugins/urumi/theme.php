<?php
// Customers' browsers contact the store only: the theme would load its fonts from another host.
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
