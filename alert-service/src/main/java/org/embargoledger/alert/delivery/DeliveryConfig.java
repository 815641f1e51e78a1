package org.embargoledger.alert.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Limits and addresses of everything that leaves the house. */
@ConfigMapping(prefix = "embargo.alerts.delivery")
public interface DeliveryConfig {

  /** How long a lost notification can delay a step. */
  @WithDefault("1s")
  Duration poll();

  Webhooks webhooks();

  Stream stream();

  Topic topic();

  Digests digests();

  /** How webhooks are called. */
  interface Webhooks {

    /**
     * Seals the secrets that sign, in the database: 32 characters or more. Several, separated by
     * commas, while one is replaced: the first seals, all open. Without any there are no webhooks.
     */
    Optional<List<String>> sealingKeys();

    /** For development: hosts that may be internal and may be called over plain http. */
    Optional<Set<String>> internalHosts();

    /** How many webhooks there can be. */
    @WithDefault("100")
    int countMax();

    /** Requests in flight to one webhook. */
    @WithDefault("4")
    int inFlightMax();

    @WithDefault("5s")
    Duration connectTimeout();

    /** From the first packet to the last: an answer that comes in drops is cut off. */
    @WithDefault("15s")
    Duration attemptTimeout();

    /** How much of an answer is read. */
    @WithDefault("4096")
    int answerBytesMax();

    /**
     * The mean wait before each further attempt; the wait is drawn between nothing and twice this.
     * With the defaults a message is given up after three days on average, and six at most.
     */
    @WithDefault("5s,30s,2m,10m,30m,2h,5h,10h,14h,20h,24h")
    List<Duration> retryDelays();

    /** Failures in a row from which one message at a time is tried, with growing pauses. */
    @WithDefault("5")
    int pauseAfter();

    @WithDefault("10s")
    Duration pauseFirst();

    @WithDefault("30m")
    Duration pauseMax();

    /** How long nothing but failures until the webhook is disabled. */
    @WithDefault("5d")
    Duration disableAfter();

    /** Messages that wait for one webhook; further steps wait in the feed. */
    @WithDefault("1000")
    int waitingMax();

    /** How long the secret before the present one still signs. */
    @WithDefault("24h")
    Duration rotationOverlap();

    /** How long deliveries that ended are kept in the log. */
    @WithDefault("30d")
    Duration keepDelivered();

    @WithDefault("180d")
    Duration keepDead();
  }

  /** Server-sent events. */
  interface Stream {

    /** Open streams of one replica; one more is answered 503. */
    @WithDefault("64")
    int openMax();

    /** The least time between two looks into the database for one stream. */
    @WithDefault("100ms")
    Duration pace();

    /** How long nothing is sent at most; proxies take a silent connection for a dead one. */
    @WithDefault("15s")
    Duration heartbeat();

    /** How long a client may leave what was sent to it unread. */
    @WithDefault("30s")
    Duration unreadMax();
  }

  /** The topic of steps. */
  interface Topic {

    @WithDefault("true")
    boolean enabled();
  }

  /** Mails. The mail server is configured under quarkus.mailer. */
  interface Digests {

    /** How many digests there can be. */
    @WithDefault("200")
    int countMax();

    /** How often is looked for digests that are due. */
    @WithDefault("30s")
    Duration poll();

    /** How long the mail server may take. */
    @WithDefault("60s")
    Duration sendTimeout();

    /** How long after each failure it is tried again, the last for all further ones. */
    @WithDefault("1m,5m,15m,1h")
    List<Duration> retryDelays();

    /** How many alerts a mail shows; the others are counted. */
    @WithDefault("50")
    int shownMax();

    /** Begins the links to alerts, such as https://embargo-ledger.example.org; without it none. */
    Optional<String> publicUrl();
  }
}
