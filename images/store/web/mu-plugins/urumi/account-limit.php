<?php
/**
 * Limits requests for a new password and registrations, in the forms of WordPress and WooCommerce alike. All limits are
 * those of one hour.
 *
 * New password, for one account, whether its name or its e-mail address was entered:
 * - From one address, three requests; one when the address has asked for 30 names. The same account from another address
 *   and other accounts from the same address are not affected, until an address has asked 300 times.
 * - From all addresses together, five messages. The link in the newest one stays valid for a day, and no further request
 *   replaces it, so an attacker can neither flood a mailbox nor prevent its owner from setting a new password.
 * - A browser that has signed in before has three requests of its own (attempts.php).
 *
 * Registration, from one address: 30 in the forms, ten for one e-mail address. A checkout is not affected by these; with 300
 * accounts from one address it creates no further ones, and customers order without one.
 *
 * Those who manage users are not limited.
 */
defined( 'ABSPATH' ) || exit;

const URUMI_RESET_REQUESTS          = 3;
const URUMI_RESET_REQUESTS_SUSPECT  = 1;
const URUMI_RESET_SUSPECT_ADDRESS   = 30;
const URUMI_RESET_LIMIT_OF_ADDRESS  = 300;
const URUMI_RESET_MESSAGES          = 5;
const URUMI_REGISTRATIONS           = 30;
const URUMI_REGISTRATIONS_OF_EMAIL  = 10;
const URUMI_REGISTRATIONS_CHECKOUT  = 300;
const URUMI_NOTICES_TO_OWNER        = 10;

/** Refuses an attempt. The other errors say whether there is such an account, so they are removed. */
function urumi_refuse_account_attempt( WP_Error $errors, string $message ): void {
	foreach ( $errors->get_error_codes() as $code ) {
		$errors->remove( $code );
	}
	$errors->add( 'urumi_too_many_attempts', $message );
	urumi_refuse_attempt( HOUR_IN_SECONDS );
}

// ------------------------------------------------------------------ new password
function urumi_reset_is_refused( ?WP_User $user, string $typed ): bool {
	$name     = $user ? "user $user->ID" : $typed;
	$requests = urumi_count_attempt( urumi_bucket( 'reset', 'address', urumi_client_address() ), HOUR_IN_SECONDS );
	$suspect  = static fn() => $requests > URUMI_RESET_SUSPECT_ADDRESS;
	if ( urumi_attempt_exceeds( 'reset', $name, $user, URUMI_RESET_REQUESTS, URUMI_RESET_REQUESTS_SUSPECT, $suspect, HOUR_IN_SECONDS ) ) {
		return true;
	}
	if ( urumi_known_browser( $user ) ) {
		return false;
	}
	return $requests > URUMI_RESET_LIMIT_OF_ADDRESS
		|| urumi_count_attempt( urumi_bucket( 'reset', 'messages', $name ), HOUR_IN_SECONDS ) > URUMI_RESET_MESSAGES;
}

add_action(
	'lostpassword_post',
	static function ( $errors, $user = null ) {
		$user = $user instanceof WP_User ? $user : null;
		if ( ! $errors instanceof WP_Error || ( $user && get_current_user_id() !== $user->ID && current_user_can( 'edit_user', $user->ID ) ) ) {
			return;
		}
		$typed = $_POST['user_login'] ?? ''; // phpcs:ignore
		$typed = is_string( $typed ) ? urumi_typed_name( wp_unslash( $typed ) ) : '';
		if ( null === $user && '' === $typed ) {
			return;
		}
		if ( urumi_reset_is_refused( $user, $typed ) ) {
			urumi_refuse_account_attempt( $errors, __( 'Too many requests for a new password. If there is such an account, the link in the newest message that was sent to it is valid for a day. Otherwise try again in an hour.' ) );
		}
		urumi_delete_old_attempts();
	},
	10,
	2
);

// ------------------------------------------------------------------ registration
/** The forms of WordPress and of WooCommerce. */
function urumi_limit_registration( WP_Error $errors, string $email ): void {
	if ( current_user_can( 'create_users' ) ) {
		return;
	}
	$too_many = urumi_count_attempt( urumi_bucket( 'register', 'address', urumi_client_address() ), HOUR_IN_SECONDS ) > URUMI_REGISTRATIONS
		|| urumi_attempt_exceeds( 'register', urumi_typed_name( $email ), null, URUMI_REGISTRATIONS_OF_EMAIL, URUMI_REGISTRATIONS_OF_EMAIL, '__return_false', HOUR_IN_SECONDS );
	if ( $too_many ) {
		urumi_refuse_account_attempt( $errors, __( 'Too many registrations from your network. Try again in an hour. You can place an order without an account.' ) );
	}
	urumi_delete_old_attempts();
}

add_filter(
	'registration_errors',
	static function ( $errors, $login, $email ) {
		urumi_limit_registration( $errors, (string) $email );
		return $errors;
	},
	PHP_INT_MAX,
	3
);

add_filter(
	'woocommerce_process_registration_errors',
	static function ( $errors, $login, $password, $email ) {
		urumi_limit_registration( $errors, (string) $email );
		return $errors;
	},
	PHP_INT_MAX,
	4
);

// Accounts that WooCommerce creates outside of its form: during checkout and afterwards.
add_filter(
	'woocommerce_registration_errors',
	static function ( $errors ) {
		if ( 'cli' === PHP_SAPI || current_user_can( 'create_users' ) || did_filter( 'woocommerce_process_registration_errors' ) ) {
			return $errors;
		}
		if ( urumi_count_attempt( urumi_bucket( 'register', 'checkout', urumi_client_address() ), HOUR_IN_SECONDS ) > URUMI_REGISTRATIONS_CHECKOUT ) {
			// Without a status: the script of the shortcode checkout shows messages of responses with status 200 only.
			$errors->add( 'urumi_too_many_attempts', __( 'Too many accounts were created from your network. Order without an account, or try again in an hour.' ) );
		}
		return $errors;
	},
	PHP_INT_MAX
);

// The block checkout, which responds with status 400 when it creates no account.
add_filter(
	'rest_post_dispatch',
	static function ( $response ) {
		$data = $response instanceof WP_REST_Response ? $response->get_data() : null;
		if ( is_array( $data ) && 'urumi_too_many_attempts' === ( $data['code'] ?? '' ) ) {
			$response->set_status( 429 );
			$response->header( 'Retry-After', (string) HOUR_IN_SECONDS );
		}
		return $response;
	}
);

// ------------------------------------------------------------------ notices to the owner
function urumi_owner_has_enough_notices( string $kind ): bool {
	return urumi_count_attempt( urumi_bucket( 'notices', $kind ), HOUR_IN_SECONDS ) > URUMI_NOTICES_TO_OWNER;
}

add_filter( 'wp_send_new_user_notification_to_admin', static fn( $send ) => $send && ( current_user_can( 'create_users' ) || ! urumi_owner_has_enough_notices( 'registration' ) ) );

// The owner gets a mail about each new password of a customer: by WordPress' action, and by WooCommerce, which detaches that action.
add_filter( 'woocommerce_disable_password_change_notification', static fn( $disabled ) => $disabled || urumi_owner_has_enough_notices( 'password' ) );
add_action(
	'after_password_reset',
	static function () {
		if ( has_action( 'after_password_reset', 'wp_password_change_notification' ) && urumi_owner_has_enough_notices( 'password' ) ) {
			remove_action( 'after_password_reset', 'wp_password_change_notification' );
		}
	},
	9
);
