<?php
/**
 * Plugin Name: Urumi
 * Description: Common to all stores of this image: identification, hardening, limits of attempts, duplicate order protection, mail.
 */

defined( 'ABSPATH' ) || exit;

foreach ( array( 'identity', 'hardening', 'attempts', 'login-limit', 'account-limit', 'one-order', 'store-api', 'outbound', 'mail', 'theme', 'uploads' ) as $urumi_part ) {
	require __DIR__ . "/urumi/$urumi_part.php";
}
unset( $urumi_part );
