<?php
// What is bound to this build: sessions, caches with addresses in them.
$_SERVER['HTTP_HOST'] = 'store.invalid';
require '/var/www/html/wp-load.php';

WP_Session_Tokens::destroy_all_for_all_users();
if ( ! get_option( 'rewrite_rules' ) ) {
	fwrite( STDERR, "The first page made no rewrite rules.\n" );
	exit( 1 );
}
