/**
 * Tells the world outside of the steps of alerts: webhooks, a Kafka topic, server-sent events and
 * digests by mail. Every channel reads the feed of steps from a place of its own, over database
 * connections that only this package uses; so no channel holds up the detectors or another channel.
 */
package org.embargoledger.alert.delivery;
