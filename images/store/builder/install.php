<?php
// Installs WordPress as its own installer does. Names and passwords are replaced when a store starts.
define( 'WP_INSTALLING', true );
$_SERVER['HTTP_HOST'] = 'store.invalid';
require '/var/www/html/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

wp_install( 'Urumi', 'owner', 'owner@store.invalid', true, '', bin2hex( random_bytes( 16 ) ) );

global $wpdb;
$wpdb->query(
	"CREATE TABLE {$wpdb->prefix}urumi_logins (
		bucket char(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
		attempts int unsigned NOT NULL,
		until int unsigned NOT NULL,
		KEY until (until)
	)"
);
