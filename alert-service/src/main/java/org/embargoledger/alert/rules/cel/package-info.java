/**
 * The language of analysts' rules: CEL over typed facts, exact decimals, bounded cost, and nothing
 * that reaches outside.
 */
package org.embargoledger.alert.rules.cel;
