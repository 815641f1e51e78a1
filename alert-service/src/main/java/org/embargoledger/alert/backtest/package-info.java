/** Replays history with a version of a rule, to show what it would have raised. */
package org.embargoledger.alert.backtest;
