<?php
/**
 * Limits how often passwords can be tried, without locking out the owner or customers.
 *
 * - From one address, a name has ten wrong passwords within 15 minutes; then further ones are rejected unchecked. The same
 *   name from another address and other names from the same address are not affected.
 * - A name that is attacked from many addresses, and an address that tries many names, are suspected: then each pair of
 *   name and address has three wrong passwords. A pair without a wrong password is always checked.
 * - A browser that has signed in before keeps a signed cookie. It has attempts of its own, which others behind the same
 *   address (NAT, or a load balancer that hides addresses) cannot use up.
 */
defined( 'ABSPATH' ) || exit;

const URUMI_LOGIN_ATTEMPTS          = 10;
const URUMI_LOGIN_ATTEMPTS_SUSPECT  = 3;
const URUMI_LOGIN_SUSPECT_NAME      = 50;
const URUMI_LOGIN_SUSPECT_ADDRESS   = 100;

function urumi_login_is_suspect( string $name ): bool {
	return urumi_attempts( urumi_bucket( 'login', 'name', $name ) ) >= URUMI_LOGIN_SUSPECT_NAME
		|| urumi_attempts( urumi_bucket( 'login', 'address', urumi_client_address() ) ) >= URUMI_LOGIN_SUSPECT_ADDRESS;
}

// Priority 1: before the password is checked.
add_filter(
	'authenticate',
	static function ( $user, $name ) {
		$name = urumi_typed_name( (string) $name );
		if ( '' === $name ) {
			return $user;
		}
		$suspect = static fn() => urumi_login_is_suspect( $name );
		if ( ! urumi_attempt_exceeds( 'login', $name, urumi_user_of_name( $name ), URUMI_LOGIN_ATTEMPTS, URUMI_LOGIN_ATTEMPTS_SUSPECT, $suspect ) ) {
			return $user;
		}
		remove_filter( 'authenticate', 'wp_authenticate_username_password', 20 );
		remove_filter( 'authenticate', 'wp_authenticate_email_password', 20 );
		remove_filter( 'authenticate', 'wp_authenticate_application_password', 20 );
		urumi_refuse_attempt( URUMI_ATTEMPT_WINDOW );
		return new WP_Error( 'urumi_too_many_attempts', __( 'Too many attempts. Try again in a quarter of an hour.' ) );
	},
	1,
	2
);

add_action(
	'wp_login_failed',
	static function ( $name, $error = null ) {
		if ( $error instanceof WP_Error && 'urumi_too_many_attempts' === $error->get_error_code() ) {
			return;
		}
		urumi_count_attempt( urumi_bucket( 'login', 'name', urumi_typed_name( (string) $name ) ) );
		urumi_count_attempt( urumi_bucket( 'login', 'address', urumi_client_address() ) );
		urumi_delete_old_attempts();
	},
	10,
	2
);

// A successful sign-in resets the attempts of the browser and of the pair, but not those of the name and the address.
add_action(
	'wp_login',
	static function ( $name, $user = null ) {
		global $wpdb;
		// Read again: WordPress may just have stored the password with a stronger hash.
		$user = $user instanceof WP_User ? get_userdata( $user->ID ) : urumi_user_of_name( (string) $name );
		if ( ! $user ) {
			return;
		}
		foreach ( array( $user->user_login, $user->user_email ) as $typed ) {
			$wpdb->delete( "{$wpdb->prefix}urumi_logins", array( 'bucket' => urumi_bucket( 'login', 'pair', urumi_client_address(), urumi_typed_name( $typed ) ) ) );
		}
		$id = urumi_known_browser( $user );
		if ( $id ) {
			$wpdb->delete( "{$wpdb->prefix}urumi_logins", array( 'bucket' => urumi_bucket( 'login', 'browser', $id ) ) );
		}
		if ( ! headers_sent() ) {
			urumi_remember_browser( $user, $id ?? bin2hex( random_bytes( 16 ) ) );
		}
	},
	10,
	2
);
