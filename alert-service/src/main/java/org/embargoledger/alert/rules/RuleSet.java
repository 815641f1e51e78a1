package org.embargoledger.alert.rules;

import java.util.List;
import org.embargoledger.alert.rules.cel.CompiledRule;

/**
 * The versions on duty, as of one revision of all rules' events.
 *
 * @param revision grows with every change of any rule
 */
public record RuleSet(long revision, List<Post> posts) {

  /** A version, ready, with its stretch of the log. */
  public record Post(Duty duty, CompiledRule rule) {}

  public RuleSet {
    posts = List.copyOf(posts);
  }
}
