package org.embargoledger.alert.detect;

import java.util.ArrayList;
import java.util.List;
import org.embargoledger.model.event.Event;

/** All detectors on duty with what each remembers. Immutable: folding gives the next watch. */
public final class Watch {

  private final List<Post<?>> posts;

  private Watch(List<Post<?>> posts) {
    this.posts = List.copyOf(posts);
  }

  /** The detectors before the first event. */
  public static Watch of(Detector<?>... detectors) {
    List<Post<?>> posts = new ArrayList<>();
    for (Detector<?> detector : detectors) {
      posts.add(Post.before(detector));
    }
    return new Watch(posts);
  }

  public List<String> detectors() {
    return posts.stream().map(post -> post.detector.name()).toList();
  }

  /** Folds one event through every detector. */
  public Detection<Watch> fold(Event event) {
    List<Post<?>> next = new ArrayList<>(posts.size());
    List<Finding> findings = new ArrayList<>();
    for (Post<?> post : posts) {
      next.add(post.fold(event, findings));
    }
    return new Detection<>(new Watch(next), findings);
  }

  private record Post<S>(Detector<S> detector, S state) {

    static <S> Post<S> before(Detector<S> detector) {
      return new Post<>(detector, detector.initial());
    }

    Post<S> fold(Event event, List<Finding> findings) {
      Detection<S> detection = detector.detect(state, event);
      findings.addAll(detection.findings());
      return new Post<>(detector, detection.state());
    }
  }
}
