<?php
// Removes sessions of this build, and checks that the first page request stored the rewrite rules.
$_SERVER['HTTP_HOST'] = 'store.invalid';
require '/var/www/html/wp-load.php';

WP_Session_Tokens::destroy_all_for_all_users();
if ( ! get_option( 'rewrite_rules' ) ) {
	fwrite( STDERR, "The first page request stored no rewrite rules.\n" );
	exit( 1 );
}
