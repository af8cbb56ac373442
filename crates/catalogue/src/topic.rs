//! The topics that group situations and offers.

use crate::code::codes;

codes! {
    /// What an offer is about.
    Topic {
        /// Money and applications.
        Money = "geld",
        /// Pregnancy and birth.
        Birth = "schwanger-geburt",
        /// Health, movement, food.
        Health = "gesundheit",
        /// Parenting and everyday life.
        Parenting = "erziehung",
        /// Day care.
        Childcare = "betreuung",
        /// Development, speech, early support.
        Development = "entwicklung",
        /// School and learning.
        School = "schule",
        /// Training and work.
        Work = "arbeit",
        /// Leisure, meeting places, sport.
        Leisure = "freizeit",
        /// Arriving, learning German.
        Arriving = "ankommen",
        /// Separation, single parents.
        Separation = "trennung",
        /// When it all gets too much.
        Strain = "belastung",
        /// Disability and chronic illness.
        Disability = "behinderung",
        /// Housing and energy.
        Housing = "wohnen",
        /// Violence and protection: sensitive.
        Safety = "sicherheit",
    }
}
