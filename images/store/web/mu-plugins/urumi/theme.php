<?php
// Customers' browsers contact the store only: the theme would load its fonts from another host, and WordPress images of
// the emoji that a browser does not know.
defined( 'ABSPATH' ) || exit;

remove_action( 'wp_head', 'print_emoji_detection_script', 7 );
remove_action( 'wp_print_styles', 'print_emoji_styles' );

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
