<?php
/**
 * Plugin Name: Urumi
 * Description: Common to all stores of this image: identification, hardening, login limit, duplicate order protection, mail.
 */

defined( 'ABSPATH' ) || exit;

foreach ( array( 'identity', 'hardening', 'login-limit', 'one-order', 'store-api', 'outbound', 'mail', 'theme', 'uploads' ) as $urumi_part ) {
	require __DIR__ . "/urumi/$urumi_part.php";
}
unset( $urumi_part );
