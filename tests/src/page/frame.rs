impl super::Page {
    pub async fn leave_frames(&self) -> anyhow::Result<()> {
        Ok(self.driver.enter_default_frame().await?)
    }
}
