<?php
// Removes the only thing that the plugin stores, when it is deleted.

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

delete_option( 'angebotsfinder_addresses' );
