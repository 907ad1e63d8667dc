//! The roles of a child towards a picture, and which offences can reach each of them.

use crate::model::condition::{Condition, ImageOf};
use crate::model::offence::Offence;
use crate::model::scenario::Conduct;

/// A child's role towards a picture.
pub(super) struct Role {
    /// How it is called.
    pub(super) name: &'static str,
    conduct: &'static [Conduct],
    /// Who is shown from where the child in this role stands.
    shown: &'static [ImageOf],
}

pub(super) const ROLES: [Role; 4] = [
    Role {
        name: "The child who makes or sends their own picture",
        conduct: &[Conduct::Produce, Conduct::Distribute, Conduct::Offer, Conduct::Appear],
        shown: &[ImageOf::ActorAlone],
    },
    Role {
        name: "The child who receives or keeps a picture",
        conduct: &[Conduct::Possess, Conduct::Access, Conduct::Procure],
        shown: &[ImageOf::Others, ImageOf::WithActor],
    },
    Role {
        name: "The child who passes on a picture of somebody else",
        conduct: &[Conduct::Distribute, Conduct::Offer],
        shown: &[ImageOf::Others],
    },
    Role {
        name: "The child who takes a picture of somebody else, or asks for one",
        conduct: &[Conduct::Produce, Conduct::Ask],
        shown: &[ImageOf::Others, ImageOf::WithActor],
    },
];

impl Role {
    /// Whether an offence can reach the child in this role.
    pub(super) fn meets(&self, offence: &Offence) -> bool {
        let shows = offence.requires.all.iter().find_map(|clause| match &clause.condition {
            Condition::ImageOf(words) => Some(words),
            _ => None,
        });
        self.conduct.iter().any(|conduct| offence.conduct.contains(conduct))
            && shows.is_none_or(|words| words.iter().any(|word| self.shown.contains(word)))
    }
}
