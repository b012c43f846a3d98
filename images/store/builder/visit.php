<?php
/**
 * Requests pages of the new store. `shop`: the shop page. `pages`: what a visitor sees, without buying anything.
 * `everything`: also buys, signs in and opens the administration; the database is discarded afterwards, and only the
 * compiled code is kept.
 */

$jar  = array();
$base = 'http://127.0.0.1:38080';

function ask( string $method, string $path, $body = null, array $headers = array(), bool $tolerate = false ) {
	global $jar, $base;
	$curl    = curl_init( $base . $path );
	$send    = array_merge( array( 'Host: store.invalid', 'Cookie: ' . implode( '; ', array_map( static fn( $k, $v ) => "$k=$v", array_keys( $jar ), $jar ) ) ), $headers );
	$receive = array();
	if ( null !== $body ) {
		$json   = is_array( $body );
		$send[] = 'Content-Type: ' . ( $json ? 'application/json' : 'application/x-www-form-urlencoded' );
		curl_setopt( $curl, CURLOPT_POSTFIELDS, $json ? json_encode( $body ) : $body );
	}
	curl_setopt_array(
		$curl,
		array(
			CURLOPT_CUSTOMREQUEST  => $method,
			CURLOPT_RETURNTRANSFER => true,
			CURLOPT_TIMEOUT        => 120,
			CURLOPT_HTTPHEADER     => $send,
			CURLOPT_HEADERFUNCTION => static function ( $c, $line ) use ( &$receive, &$jar ) {
				if ( preg_match( '/^set-cookie: ([^=]+)=([^;]*)/i', $line, $m ) ) {
					$jar[ $m[1] ] = $m[2];
				} elseif ( preg_match( '/^([^:]+): (.*)\r$/', $line, $m ) ) {
					$receive[ strtolower( $m[1] ) ] = $m[2];
				}
				return strlen( $line );
			},
		)
	);
	$text   = curl_exec( $curl );
	$status = curl_getinfo( $curl, CURLINFO_RESPONSE_CODE );
	printf( "%s %s: %d, %d bytes, %d ms\n", $method, $path, $status, strlen( (string) $text ), 1000 * curl_getinfo( $curl, CURLINFO_TOTAL_TIME ) );
	if ( ! $tolerate && $status >= 400 ) {
		fwrite( STDERR, substr( strip_tags( (string) $text ), 0, 2000 ) . "\n" );
		exit( 1 );
	}
	return array( $status, $text, $receive );
}

$commerce = is_dir( '/var/www/html/wp-content/plugins/woocommerce' );
$shop     = ask( 'GET', '/shop/' )[1];
if ( ! str_contains( $shop, $commerce ? 'Stoneware mug' : 'plain WordPress' ) ) {
	fwrite( STDERR, "The shop page does not show the expected text.\n" );
	exit( 1 );
}
if ( 'shop' === $argv[1] ) {
	exit;
}
ask( 'GET', '/' );
if ( $commerce ) {
	foreach ( array( '/product/mug/', '/product-category/kitchen/', '/cart/', '/checkout/', '/my-account/', '/?s=mug&post_type=product' ) as $path ) {
		ask( 'GET', $path );
	}
}
ask( 'GET', '/nothing-here/', null, array(), true );
ask( 'GET', '/wp-login.php' );
if ( 'everything' !== $argv[1] ) {
	exit;
}

if ( $commerce ) {
	list( , $text, $headers ) = ask( 'GET', '/wp-json/wc/store/v1/cart' );
	$store                    = array( 'Nonce: ' . $headers['nonce'], 'Cart-Token: ' . $headers['cart-token'] );
	$products                 = json_decode( ask( 'GET', '/wp-json/wc/store/v1/products?per_page=4' )[1], true );
	ask( 'POST', '/wp-json/wc/store/v1/cart/add-item', array( 'id' => $products[0]['id'], 'quantity' => 1 ), $store );
	ask( 'GET', '/?add-to-cart=' . $products[0]['id'] );
	ask( 'GET', '/cart/' );
	if ( 200 !== ask( 'GET', '/checkout/' )[0] ) {
		fwrite( STDERR, "The checkout page does not open with something in the cart.\n" );
		exit( 1 );
	}
	$address = array(
		'first_name' => 'Ada', 'last_name' => 'Example', 'address_1' => 'Street 1', 'city' => 'Berlin', 'state' => '', 'postcode' => '10115',
		'country' => 'DE', 'email' => 'ada@store.invalid', 'phone' => '030 000',
	);
	ask( 'POST', '/wp-json/wc/store/v1/cart/update-customer', array( 'billing_address' => $address, 'shipping_address' => array_diff_key( $address, array( 'email' => 1 ) ) ), $store );
	$order = ask(
		'POST',
		'/wp-json/wc/store/v1/checkout',
		array( 'billing_address' => $address, 'shipping_address' => array_diff_key( $address, array( 'email' => 1 ) ), 'payment_method' => 'cod', 'create_account' => false ),
		$store
	);
	$order = json_decode( $order[1], true );
	ask( 'GET', "/checkout/order-received/{$order['order_id']}/?key={$order['order_key']}" );
	ask( 'GET', '/?wc-ajax=get_refreshed_fragments', null, array(), true );
}

// The owner's pages. The password is only used in this build.
$_SERVER['HTTP_HOST'] = 'store.invalid';
$password             = bin2hex( random_bytes( 12 ) );
$hash                 = '$wp' . password_hash( base64_encode( hash_hmac( 'sha384', $password, 'wp-sha384', true ) ), PASSWORD_BCRYPT );
$database             = new mysqli( 'localhost', 'wordpress', file_get_contents( '/run/secrets/urumi/database-password' ), 'wordpress', 0, getenv( 'DATABASE_SOCKET' ) );
$database->query( "UPDATE wp_users SET user_pass = '" . $database->real_escape_string( $hash ) . "' WHERE ID = 1" );
ask( 'POST', '/wp-login.php', http_build_query( array( 'log' => 'owner', 'pwd' => $password, 'wp-submit' => 'Log In', 'testcookie' => 1 ) ) );
ask( 'GET', '/wp-admin/' );
if ( $commerce ) {
	foreach ( array( '/wp-admin/admin.php?page=wc-orders', '/wp-admin/edit.php?post_type=product', '/wp-admin/admin.php?page=wc-admin', '/wp-admin/admin.php?page=wc-settings', '/wp-admin/post-new.php?post_type=product' ) as $path ) {
		ask( 'GET', $path, null, array(), true );
	}
	// The REST API.
	ask( 'GET', '/wp-json/wc/v3/orders', null, array(), true );
}
// The cron job's page. What is due is run here too, in this copy of the database only.
ask( 'GET', '/internal/cron', null, array( 'Urumi-Inside: 1' ), true );
