<?php
// Turns off what a store does not need and attackers use: XML-RPC, pingbacks, lists of users.
defined( 'ABSPATH' ) || exit;

add_filter( 'xmlrpc_enabled', '__return_false' );
add_filter( 'xmlrpc_methods', '__return_empty_array' );
add_filter( 'pings_open', '__return_false', 20 );
add_filter(
	'wp_headers',
	static function ( $headers ) {
		unset( $headers['X-Pingback'] );
		return $headers;
	}
);

// Only signed-in users may list users.
add_filter(
	'rest_endpoints',
	static function ( $endpoints ) {
		if ( is_user_logged_in() ) {
			return $endpoints;
		}
		foreach ( array_keys( $endpoints ) as $route ) {
			if ( str_starts_with( $route, '/wp/v2/users' ) ) {
				unset( $endpoints[ $route ] );
			}
		}
		return $endpoints;
	}
);
add_filter(
	'wp_sitemaps_add_provider',
	static fn( $provider, $name ) => 'users' === $name ? false : $provider,
	10,
	2
);
add_action(
	'template_redirect',
	static function () {
		if ( is_author() || ( isset( $_GET['author'] ) && ! is_user_logged_in() ) ) { // phpcs:ignore
			global $wp_query;
			$wp_query->set_404();
			status_header( 404 );
			nocache_headers();
		}
	},
	0
);
// "?author=1" must not redirect to an address that contains the user's name.
add_filter( 'redirect_canonical', static fn( $to ) => isset( $_GET['author'] ) ? false : $to ); // phpcs:ignore
add_filter(
	'oembed_response_data',
	static function ( $data ) {
		unset( $data['author_name'], $data['author_url'] );
		return $data;
	}
);
// The same message for a wrong name and for a wrong password.
add_filter(
	'login_errors',
	static function ( $error ) {
		global $errors;
		$telling = array( 'invalid_username', 'invalid_email', 'incorrect_password', 'invalidcombo' );
		if ( $errors instanceof WP_Error && array_intersect( $telling, $errors->get_error_codes() ) ) {
			return esc_html__( 'The name or the password is wrong.' );
		}
		return $error;
	}
);

// The liveness probe sees that pages are finished (health/probes.php).
add_action( 'shutdown', static fn() => @touch( '/tmp/last-page' ) ); // phpcs:ignore
