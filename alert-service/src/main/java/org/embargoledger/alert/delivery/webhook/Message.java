package org.embargoledger.alert.delivery.webhook;

import java.util.List;

/**
 * What is sent to a webhook: the same id and body at every attempt.
 *
 * @param secrets that sign it
 */
record Message(String url, String id, byte[] body, List<byte[]> secrets) {}
