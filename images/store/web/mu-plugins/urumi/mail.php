<?php
// Mail is sent by the configured SMTP server. Without one no mail is sent, and the administration shows a notice.
defined( 'ABSPATH' ) || exit;

if ( getenv( 'SMTP_HOST' ) ) {
	/** The address that customers reply to. The owner can change it in WooCommerce's settings. */
	function urumi_reply_address(): string {
		$own = 'yes' === get_option( 'woocommerce_email_reply_to_enabled' ) ? get_option( 'woocommerce_email_reply_to_address' ) : '';
		foreach ( array( $own, get_option( 'woocommerce_email_from_address' ), get_option( 'admin_email' ) ) as $address ) {
			if ( is_email( $address ) ) {
				return $address;
			}
		}
		return '';
	}

	/** Mail programs take text between =? and ?= for encoded text: such text is encoded itself. PHPMailer encodes other text. */
	function urumi_header_text( string $text ): string {
		return str_contains( $text, '=?' ) && ! preg_match( '/[^ -~]/', $text )
			? implode( ' ', array_map( static fn( $part ) => '=?us-ascii?B?' . base64_encode( $part ) . '?=', str_split( $text, 40 ) ) )
			: $text;
	}

	add_action(
		'phpmailer_init',
		static function ( $mailer ) {
			$mailer->FromName = urumi_header_text( $mailer->FromName ); // phpcs:ignore
			$mailer->Subject  = urumi_header_text( $mailer->Subject ); // phpcs:ignore
			$shop = urumi_reply_address();
			// WooCommerce builds the header from text, where a comma in the store's name would begin another address.
			$replies = array_map( 'strtolower', array_column( $mailer->getReplyToAddresses(), 0 ) );
			$to_shop = array() === $replies ? strtolower( $shop ) !== strtolower( $mailer->From ) : in_array( strtolower( $shop ), $replies, true ); // phpcs:ignore
			if ( $to_shop && '' !== $shop ) {
				$mailer->clearReplyTos();
				$mailer->addReplyTo( $shop, $mailer->FromName ); // phpcs:ignore
			}
			$mailer->Sender = $mailer->From; // phpcs:ignore
			$mailer->isSMTP();
			$mailer->Host        = getenv( 'SMTP_HOST' ); // phpcs:ignore
			$mailer->Port        = (int) getenv( 'SMTP_PORT' ); // phpcs:ignore
			$mailer->Timeout     = 10; // phpcs:ignore
			$encryption          = getenv( 'SMTP_ENCRYPTION' );
			$mailer->SMTPSecure  = 'none' === $encryption ? '' : ( 'tls' === $encryption ? 'ssl' : 'tls' ); // phpcs:ignore
			$mailer->SMTPAutoTLS = 'none' !== $encryption; // phpcs:ignore
			if ( is_readable( '/run/secrets/smtp/username' ) ) {
				$mailer->SMTPAuth = true; // phpcs:ignore
				$mailer->Username = trim( file_get_contents( '/run/secrets/smtp/username' ) ); // phpcs:ignore
				$mailer->Password = trim( file_get_contents( '/run/secrets/smtp/password' ) ); // phpcs:ignore
			}
		}
	);
	add_filter( 'wp_mail_from', static fn( $from ) => get_option( 'admin_email', $from ) );
	// After WooCommerce and other plugins, which set senders that the mail server may not accept.
	add_filter( 'wp_mail_from', static fn( $from ) => getenv( 'SMTP_FROM' ) ?: $from, PHP_INT_MAX );
	// WordPress would replace emoji, also in the title, by images of another host.
	remove_filter( 'wp_mail', 'wp_staticize_emoji_for_email' );
	// WooCommerce decodes the entities of a subject, also those that the store's name consists of.
	add_filter(
		'woocommerce_mail_callback_params',
		static function ( $parameters ) {
			$name    = wp_specialchars_decode( get_option( 'blogname' ), ENT_QUOTES );
			$decoded = wp_specialchars_decode( $name );
			if ( $decoded !== $name ) {
				$parameters[1] = str_replace( $decoded, $name, $parameters[1] );
			}
			return $parameters;
		}
	);
	add_filter( 'wp_mail_from_name', static fn() => wp_specialchars_decode( get_option( 'blogname' ), ENT_QUOTES ) );
} else {
	add_filter(
		'pre_wp_mail',
		static function ( $done, $mail ) {
			// Without the subject, which may contain a customer's name.
			error_log( 'urumi: a mail was not sent: this store has no mail server' );
			return false;
		},
		10,
		2
	);
	add_action(
		'admin_notices',
		static function () {
			echo '<div class="notice notice-warning"><p>';
			echo esc_html__( 'This store sends no mail, because no mail server (SMTP) is configured. Customers get no order confirmation.' );
			echo '</p></div>';
		}
	);
}
