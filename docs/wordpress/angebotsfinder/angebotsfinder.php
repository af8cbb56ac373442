<?php
/**
 * Plugin Name:       Angebotsfinder
 * Description:       Zeigt mit dem Shortcode [angebotsfinder] den Angebotsfinder: Er führt Familien zu der Hilfe vor Ort, die passt.
 * Version:           0.1.0
 * Requires at least: 5.0
 * Requires PHP:      7.0
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 *
 * A finder's script runs in the site's own pages, and many who may write a shortcode may not write
 * scripts. So a shortcode only chooses among the addresses that an administrator has entered.
 */

defined( 'ABSPATH' ) || exit;

// Those of <angebots-finder> in embed.js, but for `src`.
const ANGEBOTSFINDER_ATTRIBUTES = array(
    'lang',
    'place',
    'life-phase',
    'topic',
    'accent-color',
    'color-scheme',
    'corner-radius',
    'font-family',
    'logo-url',
    'heading-level',
    'catalogue',
    'exit-url',
    'events',
    'title',
);
// Those of them that only make sense within a page.
const ANGEBOTSFINDER_EMBEDDED = array( 'heading-level', 'exit-url', 'events', 'title' );
const ANGEBOTSFINDER_WEB      = array( 'http', 'https' );

add_shortcode( 'angebotsfinder', 'angebotsfinder_shortcode' );
add_action( 'admin_init', 'angebotsfinder_settings' );

// The folder of a finder, from the address of any page in it; empty if it is no web address.
function angebotsfinder_folder( $address ) {
    $address = preg_replace( '~[?#].*~', '', $address );
    if ( ! preg_match( '~^https?://[^/]~i', $address ) ) {
        return '';
    }
    $folder = preg_replace( '~(?<!/)/[^/]+\.html?$~i', '', $address );
    return esc_url_raw( trailingslashit( $folder ), ANGEBOTSFINDER_WEB );
}

function angebotsfinder_folders( $addresses ) {
    return array_filter( array_map( 'angebotsfinder_folder', preg_split( '/\s+/', $addresses ) ) );
}

function angebotsfinder_shortcode( $given ) {
    $given   = (array) $given;
    $folders = angebotsfinder_folders( get_option( 'angebotsfinder_addresses', '' ) );
    $folder  = isset( $given['url'] ) ? angebotsfinder_folder( $given['url'] ) : reset( $folders );
    if ( ! in_array( $folder, $folders, true ) ) {
        return angebotsfinder_refusal();
    }

    // A block even without the script: themes centre blocks only.
    $attributes = ' style="display:block" src="' . esc_url( $folder, ANGEBOTSFINDER_WEB ) . '"';
    $query      = array();
    foreach ( $given as $name => $value ) {
        // Without a value, such as `events`.
        if ( is_int( $name ) ) {
            list( $name, $value ) = array( strtolower( $value ), '' );
        }
        if ( ! in_array( $name, ANGEBOTSFINDER_ATTRIBUTES, true ) ) {
            continue;
        }
        $escaped     = 'exit-url' === $name ? esc_url( $value, ANGEBOTSFINDER_WEB ) : esc_attr( $value );
        $attributes .= " $name=\"$escaped\"";
        if ( ! in_array( $name, ANGEBOTSFINDER_EMBEDDED, true ) ) {
            $query[ 'catalogue' === $name ? 'katalog' : str_replace( '-', '_', $name ) ] = $value;
        }
    }

    // No version: a query string would only keep the browser from finding the script in its cache.
    wp_enqueue_script( 'angebotsfinder-' . md5( $folder ), $folder . 'embed.js', array(), null, array( 'strategy' => 'async' ) );
    // What the element contains is seen only where the script is blocked or off, and in feeds.
    $link = $folder . ( $query ? '?' . http_build_query( $query, '', '&' ) : '' );
    return "<angebots-finder$attributes>"
        . '<a href="' . esc_url( $link, ANGEBOTSFINDER_WEB ) . '" lang="de">Angebote für Familien finden</a>'
        . '</angebots-finder>';
}

function angebotsfinder_refusal() {
    if ( ! current_user_can( 'manage_options' ) ) {
        return '';
    }
    return '<p><strong>Angebotsfinder:</strong> Diese Adresse ist nicht freigegeben, oder es ist noch keine eingetragen. '
        . '<a href="' . esc_url( admin_url( 'options-general.php#angebotsfinder_addresses' ) ) . '">Unter „Einstellungen → Allgemein“</a> '
        . 'können Administratoren sie eintragen, in einem Netzwerk Super-Admins. Diesen Hinweis sehen nur Administratoren.</p>';
}

function angebotsfinder_settings() {
    if ( ! current_user_can( is_multisite() ? 'manage_network_options' : 'manage_options' ) ) {
        return;
    }
    register_setting( 'general', 'angebotsfinder_addresses', array( 'sanitize_callback' => 'angebotsfinder_clean' ) );
    add_settings_field(
        'angebotsfinder_addresses',
        'Angebotsfinder',
        'angebotsfinder_field',
        'general',
        'default',
        array( 'label_for' => 'angebotsfinder_addresses' )
    );
}

function angebotsfinder_clean( $addresses ) {
    return implode( "\n", angebotsfinder_folders( (string) $addresses ) );
}

function angebotsfinder_field() {
    ?>
    <textarea id="angebotsfinder_addresses" name="angebotsfinder_addresses" class="large-text code" rows="2" aria-describedby="angebotsfinder-hint"><?php echo esc_textarea( get_option( 'angebotsfinder_addresses', '' ) ); ?></textarea>
    <p id="angebotsfinder-hint" class="description">
        Die Adresse des Angebotsfinders, zum Beispiel <code>https://angebote.stadt.example/</code>. Sind es mehrere: eine in jeder Zeile.
        <code>[angebotsfinder]</code> zeigt die erste, <code>[angebotsfinder url="…"]</code> eine andere davon.
        Ihre Website lädt von dort ein Skript. Tragen Sie deshalb nur Adressen ein, denen Sie vertrauen.
    </p>
    <?php
}
