<?php
/**
 * Plugin Name: Urumi
 * Description: What every shop of this image does: says who it is, sends mail where it was told to, keeps doors shut.
 */

defined( 'ABSPATH' ) || exit;

foreach ( array( 'identity', 'doors', 'login-limit', 'one-order', 'outbound', 'mail', 'theme' ) as $urumi_part ) {
	require __DIR__ . "/urumi/$urumi_part.php";
}
unset( $urumi_part );
